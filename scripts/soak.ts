import { runTests } from './run-tests.ts'

process.env.SOAK = 'yes'
process.exit(await runTests(process.argv.slice(2), 4 * 3_600_000))
