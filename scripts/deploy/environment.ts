import { UsageError } from '../arguments'

// As the console makes them: 'cloud1-3gabc', 'prod-8f2d1e'.
const ENV_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const ENV_ID_LENGTH_MAX = 64

/**
 * The environment that a package talks to. Without one, WeChat takes whichever environment of the account comes first:
 * only a package that never leaves this machine may be built like that.
 */
export function environmentToBuildFor(envId: string | undefined, { isLocal }: { isLocal: boolean }): string {
  if (!envId) {
    if (isLocal) return ''
    throw new UsageError(
      'CHANGLAI_ENV_ID is not set: members would meet whatever environment of the account comes first.\n' +
        'Build for one: CHANGLAI_ENV_ID=prod-1a2b npm run build. Only to try it on this machine: npm run build -- --local',
    )
  }
  if (isLocal)
    throw new UsageError(`--local is for a package without an environment, and CHANGLAI_ENV_ID is "${envId}"`)
  if (!ENV_ID.test(envId) || envId.length > ENV_ID_LENGTH_MAX || /(^|-)x{3,}$/.test(envId)) {
    throw new UsageError(`CHANGLAI_ENV_ID is "${envId}", which is no id of an environment: copy it from the console`)
  }
  return envId
}

/** @throws for a build that was only made to be tried on this machine. */
export function refuseLocalBuild(envId: string): void {
  if (envId !== '') return
  throw new UsageError('This build names no environment. Build it again: CHANGLAI_ENV_ID=prod-1a2b npm run build')
}
