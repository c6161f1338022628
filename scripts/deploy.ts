/**
 * `npm run deploy [-- --plan | --print-database | doctor | owner-code | review open|close | backup | restore | rotate-key | probe] [--domain …] [--key FILE]`:
 * takes an environment to a running shop with the key in `.data/cloud-key.json`; `--plan` says what it would do. Without
 * a key it checks the build and prints how to deploy it by hand; with miniprogram-ci installed and CHANGLAI_UPLOAD_KEY,
 * CHANGLAI_APPID and CHANGLAI_ENV_ID set, uploads it. `backup --env ID` and
 * `restore --from FOLDER --into ID` copy the shop out and into an empty environment, `rotate-key field|code|person
 * --env ID` changes a key while the shop is open. `probe` asks a test environment what could not be tried here. See
 * docs/guide/deploy.md.
 */
import fs from 'node:fs'
import path from 'node:path'
import { readSchema } from '../local-cloud/schema'
import { version } from '../package.json'
import { readArguments, runCommand, UsageError } from './arguments'
import { currentCommit, FUNCTION_NAMES } from './build-cloudfunctions'
import { FUNCTIONS_ROOT } from './builds'
import { CLOUD_KEY_FILE } from './cloud-key'
import { backUp, restore } from './deploy/backup/commands'
import { buildProblems, type FunctionConfig, readFunctionConfig } from './deploy/build-check'
import { type BuildRecord, readBuildRecord } from './deploy/build-record'
import { describeDatabase, toDatabasePlan } from './deploy/database-plan'
import { refuseLocalBuild } from './deploy/environment'
import { MINI_CI_VERSION, type MiniCiAccess, openMiniCi } from './deploy/mini-ci'
import { closeReview, openReview } from './deploy/review'
import { ROTATED, type RotatedKey, rotateKey } from './deploy/rotation'
import { ownerCode } from './deploy/run-deployment'
import { deploySite, examine, keysFileOf, openCloud, openSite, ownerCodeLine, printPlan } from './deploy/site'
import { describeSteps, UPLOAD_VARIABLES } from './deploy/steps'
import { refusals, type Uploader, upload } from './deploy/uploader'
import { buildProbe } from './probe/build-probe'
import { type CallProbe, describeProbeSteps, runProbes, verdictLines } from './probe/run-probes'
import { ROOT } from './stale'

const COMMANDS = ['deploy', 'doctor', 'owner-code', 'probe', 'backup', 'restore', 'rotate-key', 'review']

/** Each of them is told what, by one more word. */
const WITH_A_WORD = ['rotate-key', 'review']

runCommand(async () => {
  const known = { values: ['domain', 'key', 'env', 'to', 'from', 'into'], flags: ['plan', 'print-database'] }
  const { words, options } = readArguments(process.argv.slice(2), known)
  const [command = 'deploy', ...rest] = words
  if (rest.length > (WITH_A_WORD.includes(command) ? 1 : 0) || !COMMANDS.includes(command)) {
    throw new UsageError(`'${words.join(' ')}' is not known here`)
  }
  if (command === 'rotate-key') {
    await rotate(rest[0], textOf(options.env), textOf(options.key))
    return undefined
  }
  if (command === 'probe') return probe()
  if (command === 'backup') {
    const envId = textOf(options.env)
    if (envId === null) throw new UsageError('npm run deploy -- backup --env <environment> [--to FOLDER]')
    await backUp({ envId, keyFile: textOf(options.key), say: console.log }, textOf(options.to))
    return undefined
  }
  if (command === 'restore') {
    const [from, envId] = [textOf(options.from), textOf(options.into)]
    if (from === null || envId === null)
      throw new UsageError('npm run deploy -- restore --from FOLDER --into <environment>')
    await restore({ envId, keyFile: textOf(options.key), say: console.log }, from)
    return undefined
  }
  if (options['print-database'] === true) {
    printDatabase()
    return undefined
  }
  const built = checkedBuild()
  const site = { built, keyFile: textOf(options.key), domain: textOf(options.domain), say: console.log }
  if (command === 'doctor') return examine(await openSite(site))
  if (command === 'owner-code') {
    const { cloud } = await openSite(site)
    console.log(ownerCodeLine(await ownerCode(cloud)))
    return undefined
  }
  if (command === 'review') {
    const { cloud } = await openSite(site)
    console.log((await reviewing(rest[0])(cloud)).join('\n'))
    return undefined
  }
  const access = uploadAccess()
  const hasKey = site.keyFile !== null || fs.existsSync(CLOUD_KEY_FILE)
  if (options.plan === true) return printPlan(await openSite(site))
  if (hasKey) await deploySite(await openSite(site), access ? miniProgramOf(access, built) : null)
  else if (access) await uploadWith(access, built)
  else console.log(describeSteps(built, configs()))
  return undefined
})

const textOf = (option: string | boolean | undefined) => (typeof option === 'string' ? option : null)

function reviewing(what: string | undefined) {
  if (what === 'open') return openReview
  if (what === 'close') return closeReview
  throw new UsageError('npm run deploy -- review open|close')
}

async function rotate(key: string | undefined, envId: string | null, keyFile: string | null): Promise<void> {
  if (key === 'hash')
    throw new UsageError('CHANGLAI_HASH_KEY 不能换：会员按手机号和收银编号的摘要来找，编号本身没有存，换了就找不到人')
  const known = (Object.keys(ROTATED) as RotatedKey[]).find((each) => each === key)
  if (!known || envId === null)
    throw new UsageError('npm run deploy -- rotate-key field|code|person --env <environment>')
  const { cloud } = openCloud(envId, keyFile)
  await rotateKey({ cloud, file: keysFileOf(envId), key: known, now: Date.now(), say: console.log })
}

/** Bundles the function `probe` and says what to do with it; with the keys of a test environment, asks it. */
async function probe(): Promise<number | undefined> {
  const { PROBE_ENV: env, TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!env) {
    const folder = path.join(ROOT, 'dist', 'probe')
    buildProbe(folder)
    console.log(describeProbeSteps(path.relative(ROOT, folder)))
    return undefined
  }
  if (!secretId || !secretKey)
    throw new UsageError('To ask an environment, set TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY too')
  const verdicts = await runProbes(await probeOf(env))
  console.log(verdictLines(verdicts).join('\n'))
  return verdicts.some(({ result }) => result === 'otherwise') ? 1 : 0
}

/** The SDK takes the keys from the environment, as for the conformance cases. */
async function probeOf(env: string): Promise<CallProbe> {
  const { default: cloud } = await import('wx-server-sdk')
  cloud.init({ env, timeout: 60_000 } as object)
  return async (data) => ((await cloud.callFunction({ name: 'probe', data })) as { result: unknown }).result
}

function printDatabase(): void {
  const schema = readSchema()
  console.log(describeDatabase(schema))
  console.log('\nFor the management API:\n')
  console.log(JSON.stringify(toDatabasePlan(schema), null, 2))
}

function checkedBuild(): BuildRecord {
  const built = readBuildRecord(path.join(ROOT, 'dist'))
  if (typeof built === 'string') throw new UsageError(built)
  refuseLocalBuild(built.envId)
  const problems = buildProblems(ROOT)
  if (problems.length > 0) throw new UsageError(['The build is not ready:', ...problems].join('\n  '))
  if (built.commit !== currentCommit())
    console.warn(`Note: the build is of ${built.commit}, not of the commit that is checked out.`)
  return built
}

/** Null when nothing is set; a part of it is a mistake. */
function uploadAccess(): MiniCiAccess | null {
  // The environment's id alone is for the build.
  if (!process.env.CHANGLAI_UPLOAD_KEY && !process.env.CHANGLAI_APPID) return null
  const missing = UPLOAD_VARIABLES.filter((name) => !process.env[name])
  if (missing.length > 0) throw new UsageError(`To upload, set ${missing.join(' and ')} too`)
  const { CHANGLAI_UPLOAD_KEY: keyFile = '', CHANGLAI_APPID: appid = '', CHANGLAI_ENV_ID: envId = '' } = process.env
  if (!fs.existsSync(keyFile)) throw new UsageError(`CHANGLAI_UPLOAD_KEY names no file: ${keyFile}`)
  return { keyFile, appid, envId }
}

async function uploadWith(access: MiniCiAccess, built: BuildRecord): Promise<void> {
  const uploader = uploaderOf(access, built)
  const refused = await refusals(uploader, FUNCTIONS_ROOT)
  if (refused.length > 0) throw new UsageError(['Nothing was uploaded:', ...refused].join('\n  '))
  await upload(uploader, { functionsRoot: FUNCTIONS_ROOT, version, commit: built.commit })
  console.log(
    `Uploaded ${FUNCTION_NAMES.join(', ')} and version ${version} of the mini-program, commit ${built.commit}.`,
  )
}

/** Uploads the mini-program alone: its functions went another way. */
function miniProgramOf(access: MiniCiAccess, built: BuildRecord): () => Promise<void> {
  const uploader = uploaderOf(access, built)
  return () => uploader.uploadMiniProgram(version, `commit ${built.commit}`)
}

function uploaderOf(access: MiniCiAccess, { envId }: BuildRecord): Uploader {
  if (envId !== access.envId) {
    throw new UsageError(`The mini-program was built for "${envId}", not for "${access.envId}": build it again`)
  }
  const uploader = openMiniCi(access)
  if (!uploader) throw new UsageError(`Run first: npm install --no-save miniprogram-ci@${MINI_CI_VERSION}`)
  return uploader
}

function configs(): Record<(typeof FUNCTION_NAMES)[number], FunctionConfig> {
  const read = (name: string) => readFunctionConfig(path.join(FUNCTIONS_ROOT, name))
  return {
    api: read('api'),
    track: read('track'),
    jobs: read('jobs'),
    due: read('due'),
    ops: read('ops'),
    desk: read('desk'),
    till: read('till'),
    push: read('push'),
  }
}
