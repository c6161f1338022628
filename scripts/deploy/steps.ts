import { FUNCTION_NAMES } from '../build-cloudfunctions'
import type { FunctionConfig } from './build-check'
import type { BuildRecord } from './build-record'
import { MINI_CI_VERSION } from './mini-ci'

export const UPLOAD_VARIABLES = ['CHANGLAI_UPLOAD_KEY', 'CHANGLAI_APPID', 'CHANGLAI_ENV_ID'] as const

/** Set by hand for all functions; see docs/guide/deploy.md. */
export const FUNCTION_VARIABLES = [
  'CHANGLAI_FIELD_KEY',
  'CHANGLAI_HASH_KEY',
  'CHANGLAI_CODE_KEY',
  'CHANGLAI_PERSON_KEY',
] as const

/** What a person does with this build, in order. */
export function describeSteps(
  { commit, envId }: BuildRecord,
  configs: Record<(typeof FUNCTION_NAMES)[number], FunctionConfig>,
): string {
  const settings = FUNCTION_NAMES.map((name) => `     ${name}: ${describeConfig(configs[name])}`)
  return [
    `Commit ${commit} for the environment ${envId} is ready in dist/.`,
    '',
    'By hand, with WeChat DevTools (docs/guide/deploy.md has what is needed once):',
    '  1. Collections and indexes: npm run deploy -- --print-database',
    `  2. dist/cloudfunctions: upload and deploy (all files) ${FUNCTION_NAMES.join(', ')}, from this commit together.`,
    '     In the console, check that they have:',
    ...settings,
    `     and the variables ${FUNCTION_VARIABLES.join(', ')}, the same in all of them.`,
    '  3. Function rules in the console: the content of cloudfunctions/function-rules.json. Where tills are connected, the HTTP route of',
    '     cloudfunctions/http-routes.json too (HTTP access service in the Tencent Cloud console, docs/guide/connect-a-till.md).',
    `  4. dist/weapp: upload as a new version with the note "commit ${commit}", try it as the trial version, submit it.`,
    `  5. Every log line has "commit":"${commit}": look for it in the logs after the first calls.`,
    '',
    'Later versions without DevTools, once the functions exist and unless their openapi permissions change:',
    `  npm install --no-save miniprogram-ci@${MINI_CI_VERSION}`,
    `  ${UPLOAD_VARIABLES.map((name) => `${name}=…`).join(' ')} npm run deploy`,
    '  (the upload key is a file; it and the address allowed to use it come from the account’s development settings)',
  ].join('\n')
}

function describeConfig({ runtime, memorySize, timeout, permissions, triggers = [] }: FunctionConfig): string {
  const { openapi } = permissions
  return [
    runtime,
    `${memorySize} MB`,
    `${timeout} s`,
    ...(openapi.length > 0 ? [`openapi ${openapi.join(', ')}`] : []),
    ...triggers.map(({ name, config }) => `timer ${name} "${config}"`),
  ].join(', ')
}
