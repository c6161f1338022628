import Taro from '@tarojs/taro'

/** Stores a picture that the person chose; resolves to its file id. `cloudPath` is unique, or an older file is replaced. */
export async function uploadFile(temporaryPath: string, cloudPath: string): Promise<string> {
  const { fileID } = await Taro.cloud.uploadFile({ filePath: temporaryPath, cloudPath })
  return fileID
}
