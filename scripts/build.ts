/**
 * `npm run build [-- --local]`: leaves in dist/ what is uploaded, ready for WeChat DevTools and miniprogram-ci.
 * `CHANGLAI_ENV_ID` names the cloud environment that the mini-program talks to; `--local` builds without one, to be tried
 * on this machine and not deployed.
 */
import path from 'node:path'
import { readArguments, runCommand, UsageError } from './arguments'
import { buildClient } from './build-client'
import { buildCloudFunctions, currentCommit } from './build-cloudfunctions'
import { findTooNew } from './check-phone-level'
import { findForbidden, overBudget, weappSizes } from './check-sizes'
import { buildProblems } from './deploy/build-check'
import { writeBuildRecord } from './deploy/build-record'
import { environmentToBuildFor } from './deploy/environment'
import { ROOT } from './stale'

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { flags: ['local'] })
  const envId = environmentToBuildFor(process.env.CHANGLAI_ENV_ID, { isLocal: options.local === true })
  const dist = path.join(ROOT, 'dist')
  const weapp = path.join(dist, 'weapp')
  const commit = currentCommit()
  await buildCloudFunctions()
  console.log('Building the mini-program, about half a minute …')
  buildClient('weapp')
  const sizes = weappSizes(weapp)
  const problems = [...buildProblems(ROOT), ...overBudget(sizes), ...findForbidden(weapp), ...findTooNew(weapp)]
  if (problems.length > 0) throw new UsageError(['The build is not ready:', ...problems].join('\n  '))
  writeBuildRecord(dist, { commit, envId })
  const [main] = sizes
  console.log(
    `dist/cloudfunctions and dist/weapp (main package ${Math.round((main?.bytes ?? 0) / 1024)} KB) are ready.`,
  )
  console.log(`Commit ${commit}, environment ${envId || 'none: only for this machine'}.`)
  console.log('How to go on: npm run deploy')
  return undefined
})
