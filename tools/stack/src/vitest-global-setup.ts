import { setUpStores } from './set-up-stores.ts'

/** All four stores for a test run. What it returns stops them. */
export default (): Promise<() => Promise<void>> => setUpStores({})
