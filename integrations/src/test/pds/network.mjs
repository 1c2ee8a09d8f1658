// A Bluesky network on this computer: directory, personal data server and, where a PostgreSQL is
// given, the app view that knows replies, mentions, likes and reposts. It says where it is in one
// line of JSON, and ends when its standard input does.
import net from 'node:net'
import { createRequire } from 'node:module'

// nobody else reaches it
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (first, ...others) {
  if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
    const callback = others.find((one) => typeof one === 'function')
    return listen.call(this, { port: Number(first), host: '127.0.0.1' }, callback)
  }
  if (first && typeof first === 'object' && first.port !== undefined) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...others)
  }
  return listen.call(this, first, ...others)
}

const require = createRequire(import.meta.url)
const { TestPlc, TestPds, TestBsky, mockNetworkUtilities } = require('@atproto/dev-env')

const postgres = process.env.RONDO_TEST_POSTGRES
const getPort = require('get-port')
const port = await getPort()
const plc = await TestPlc.create({})
let appView = null
if (postgres) {
  appView = await TestBsky.create({
    plcUrl: plc.url,
    pdsPort: port,
    repoProvider: `ws://127.0.0.1:${port}`,
    dbPostgresUrl: postgres,
    dbPostgresSchema: 'appview',
  })
}
const pds = await TestPds.create({
  port,
  didPlcUrl: plc.url,
  ...(appView ? { bskyAppViewUrl: appView.url, bskyAppViewDid: appView.ctx.cfg.serverDid } : {}),
})
mockNetworkUtilities(pds, appView ?? undefined)

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
console.log(JSON.stringify({ pds: `http://127.0.0.1:${port}`, appView: appView !== null }))
