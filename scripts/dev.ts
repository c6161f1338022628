/** `npm run dev [-- --port 8080] [--data DIR]`: as `npm start`, and builds again whatever changes. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { runCommand } from './arguments'
import { FUNCTION_INPUTS, H5_INPUTS } from './builds'
import { openDemo } from './open-demo'
import { ROOT } from './stale'

runCommand(async () => {
  const server = await openDemo(process.argv.slice(2))
  console.log(`常来茶铺 is open: ${server.url}/  Changes are built as they are saved.`)

  watch(FUNCTION_INPUTS, 'functions', async () => {
    await runScript('build-cloudfunctions.ts')
    await server.runner.reload()
  })
  watch(H5_INPUTS, 'h5', () => runScript('build-client.ts', 'h5'))
  return undefined
})

/** Calls `rebuild` after a burst of changes; changes during a build lead to one more. */
function watch(folders: readonly string[], name: string, rebuild: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined
  let building = false
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(run, 200)
  }
  const run = async () => {
    if (building) return later()
    building = true
    const startedAt = Date.now()
    await rebuild().then(
      () => console.log(`${name} built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`),
      (error) => console.error(`${name}: ${error instanceof Error ? error.message : error}`),
    )
    building = false
  }
  for (const folder of folders) {
    fs.watch(folder, { recursive: true }, (_event, file) => {
      if (file && !/\.test\.tsx?$|(^|[\\/])(node_modules|\.swc|\.temp)[\\/]/.test(file)) later()
    })
  }
}

/** In a process of its own, so that the running shop goes on answering. */
function runScript(script: string, ...args: string[]): Promise<void> {
  const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsx, path.join(__dirname, script), ...args], { cwd: ROOT, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with code ${code}`))))
  })
}
