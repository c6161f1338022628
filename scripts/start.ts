/** `npm start [-- --port 8080] [--data DIR]`: builds what is stale, opens the demo shop and prints one address. */
import { runCommand } from './arguments'
import { openDemo } from './open-demo'

runCommand(async () => {
  const { url } = await openDemo(process.argv.slice(2))
  console.log(`常来茶铺 is open: ${url}/`)
  return undefined
})
