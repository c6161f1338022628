/** `npm start [-- --port 8080] [--data DIR]`: builds what is stale, opens the demo shop and its desk, and prints both addresses. */
import { runCommand } from './arguments'
import { openDemo } from './open-demo'
import { openDesk } from './open-desk'

runCommand(async () => {
  const shop = await openDemo(process.argv.slice(2))
  const desk = await openDesk(shop)
  console.log(`常来茶铺 is open: ${shop.url}/`)
  console.log(`Its operators' desk: ${desk.url}/`)
  return undefined
})
