import Taro from '@tarojs/taro'

/**
 * Stores a picture that the person chose; resolves to its file id. `cloudPath` must be unique, or it replaces an older
 * file.
 */
export async function uploadFile(temporaryPath: string, cloudPath: string): Promise<string> {
  const { fileID } = await Taro.cloud.uploadFile({ filePath: temporaryPath, cloudPath })
  return fileID
}
