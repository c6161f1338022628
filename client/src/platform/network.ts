import Taro from '@tarojs/taro'

/** Calls whenever the phone has a network again. Returns what stops it. */
export function onNetworkBack(listener: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) listener()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
