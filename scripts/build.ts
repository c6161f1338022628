/**
 * `npm run build`: leaves in dist/ what is uploaded, ready for WeChat DevTools and miniprogram-ci. `CHANGLAI_ENV_ID`
 * names the cloud environment that the mini-program talks to.
 */
import path from 'node:path'
import { runCommand, UsageError } from './arguments'
import { buildClient } from './build-client'
import { buildCloudFunctions, currentCommit } from './build-cloudfunctions'
import { findForbidden, overBudget, weappSizes } from './check-sizes'
import { buildProblems } from './deploy/build-check'
import { writeBuildRecord } from './deploy/build-record'
import { ROOT } from './stale'

runCommand(async () => {
  const dist = path.join(ROOT, 'dist')
  const weapp = path.join(dist, 'weapp')
  const commit = currentCommit()
  const envId = process.env.CHANGLAI_ENV_ID ?? ''
  buildCloudFunctions()
  console.log('Building the mini-program, about half a minute …')
  buildClient('weapp')
  const sizes = weappSizes(weapp)
  const problems = [...buildProblems(ROOT), ...overBudget(sizes), ...findForbidden(weapp)]
  if (problems.length > 0) throw new UsageError(['The build is not ready:', ...problems].join('\n  '))
  writeBuildRecord(dist, { commit, envId })
  const [main] = sizes
  console.log(
    `dist/cloudfunctions and dist/weapp (main package ${Math.round((main?.bytes ?? 0) / 1024)} KB) are ready.`,
  )
  console.log(`Commit ${commit}, environment ${envId || "not named: the phone takes the account's first one"}.`)
  console.log('How to go on: npm run deploy')
  return undefined
})
