import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { standBack } from '#kernel/stand-back.ts'
import { openHouse } from '../house.ts'
import { fill, type Filled, type FillWanted } from './fill.ts'

export interface ThreadsWanted extends Omit<FillWanted, 'part'> {
  serverUrl: string
  dataDir: string
  threads: number
}

/** Fills with several threads, each taking every n-th day; the thread that serves stays free and comes first. */
export async function fillInThreads(
  wanted: ThreadsWanted,
  progress: (filled: Filled) => void = () => {},
): Promise<Filled> {
  const done: Filled[] = []
  const sum = (): Filled => ({
    cases: done.reduce((total, one) => total + one.cases, 0),
    steps: done.reduce((total, one) => total + one.steps, 0),
  })
  await Promise.all(
    Array.from({ length: wanted.threads }, (_, part) =>
      runThread({ ...wanted, part: { of: wanted.threads, part } }, (filled) => {
        done[part] = filled
        progress(sum())
      }),
    ),
  )
  return sum()
}

type ThreadData = FillWanted & { serverUrl: string; dataDir: string }

const runThread = (data: ThreadData, told: (filled: Filled) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: data })
    worker.on('message', told)
    worker.on('error', reject)
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`filling ended with ${code}`))))
  })

if (!isMainThread && parentPort) {
  standBack()
  const data = workerData as ThreadData
  const house = openHouse({ serverUrl: data.serverUrl, dataDir: data.dataDir })
  await fill(house, data.serverUrl, data, (filled) => parentPort?.postMessage({ ...filled }))
  await house.store.close()
}
