/** Our server as a process of its own, so that its memory can be measured: prints its port. Argument: the folder. */
import type { AddressInfo } from 'node:net'
import { createS3Server } from '../create-s3-server.ts'
import { CREDENTIALS } from '../conformance/targets/running-target.ts'
import { openStore } from '../store/open-store.ts'

const store = await openStore(process.argv[2] ?? '')
const keys = new Map([[CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey]])
const server = createS3Server({ store, account: { region: 'ap-northeast-2', keys } })
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
