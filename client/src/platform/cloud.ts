import Taro from '@tarojs/taro'

export function startCloud(): void {
  const env = process.env.CHANGLAI_ENV_ID
  Taro.cloud.init(env ? { env } : {})
}

/** Resolves to what the function returned; rejects with WeChat's `{ errCode, errMsg }` when no reply came back. */
export async function callFunction(name: string, data: Record<string, unknown>): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name, data })
  return result
}
