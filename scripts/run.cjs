// The first step of every command. It runs on a bare Node 20: it installs the dependencies when they are missing or
// stale, then hands over to the TypeScript script. (`ignore-scripts` switches npm's own pre-scripts off.)
const { spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const [name, ...rest] = process.argv.slice(2)
const script = path.join(__dirname, `${name}.ts`)

if (!name || !fs.existsSync(script)) {
  console.error(`There is no script named '${name ?? ''}'. See "scripts" in package.json.`)
  process.exit(1)
}

installWhenStale()
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
process.exit(run(process.execPath, [tsx, script, ...rest]))

function installWhenStale() {
  const stamp = path.join(root, 'node_modules', '.installed-lock')
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing dependencies (npm ci), about a minute …')
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) process.exit(status)
  fs.writeFileSync(stamp, lock)
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  })
  return result.status ?? 1
}
