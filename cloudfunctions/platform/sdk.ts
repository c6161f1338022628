import tcb from '@cloudbase/node-sdk'
import cloud from 'wx-server-sdk'

// The one place that loads the SDK. `DYNAMIC_CURRENT_ENV`: each function talks to the environment it runs in.
// (Both the constant and the time-out are missing from the SDK's types.)
const options = { env: (cloud as unknown as { DYNAMIC_CURRENT_ENV: string }).DYNAMIC_CURRENT_ENV, timeout: 10_000 }
cloud.init(options as object)

/** The SDK beneath it, for the one question that it does not pass on. */
export const uploadMetadataOf = (cloudPath: string) =>
  // Typed as text, and taken as the symbol of this environment.
  tcb
    .init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string, timeout: options.timeout })
    .getUploadMetadata({ cloudPath })

export default cloud
