import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export interface Answered {
  method: string
  route: string
  status: number
  seconds: number
}

/** Counters of one process in the form that Prometheus reads. */
export interface Metrics {
  registry: Registry
  answered(request: Answered): void
  job(done: { name: string; succeeded: boolean; seconds: number }): void
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** `process: true` adds memory, event loop and garbage collection: once in a process. */
export function createMetrics(options: { process?: boolean } = {}): Metrics {
  const registry = new Registry()
  if (options.process) collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'huying_request_seconds',
    help: 'Time to answer a request, by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers: [registry],
  })
  const jobs = new Histogram({
    name: 'huying_job_seconds',
    help: 'Time of a background job',
    labelNames: ['job'],
    buckets: seconds,
    registers: [registry],
  })
  const failures = new Counter({
    name: 'huying_job_failures_total',
    help: 'Background jobs that failed and will be tried again',
    labelNames: ['job'],
    registers: [registry],
  })
  return {
    registry,
    answered: ({ method, route, status, seconds: took }) =>
      requests.observe({ method, route, status: String(status) }, took),
    job: ({ name, succeeded, seconds: took }) => {
      jobs.observe({ job: name }, took)
      if (!succeeded) failures.inc({ job: name })
    },
  }
}
