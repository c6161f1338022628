import Taro from '@tarojs/taro'

/** Calls back whenever the phone is online again. Returns the function that stops it. */
export function onNetworkBack(listener: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) listener()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
