import { DomainError } from './domain-error'
import cloud from './sdk'

/** The platform's services beside the database. */
export interface CloudServices {
  /** Exchanges the code of the phone button. @throws DomainError PHONE_CODE_INVALID when it is used up or too old. */
  phoneNumberOf(code: string): Promise<string>
  /** Whether WeChat's text check passes a nickname; false also for "review by a person". */
  isTextAllowed(openid: string, text: string): Promise<boolean>
  /** The bytes of a file in cloud storage. */
  download(fileId: string): Promise<Buffer>
  /** Removes a file from cloud storage. */
  removeFile(fileId: string): Promise<void>
}

interface OpenApi {
  phonenumber: {
    getPhoneNumber(input: { code: string }): Promise<{ phoneInfo: { purePhoneNumber: string; countryCode: string } }>
  }
  security: {
    msgSecCheck(input: {
      version: 2
      openid: string
      scene: 1
      content: string
    }): Promise<{ result?: { suggest?: string } }>
  }
}

const openapi = () => (cloud as unknown as { openapi: OpenApi }).openapi

// 40029: code invalid or used; 40163: used twice.
const BAD_CODE = new Set([40029, 40163])

export const cloudServices: CloudServices = {
  async phoneNumberOf(code) {
    try {
      const { phoneInfo } = await openapi().phonenumber.getPhoneNumber({ code })
      return `+${phoneInfo.countryCode}${phoneInfo.purePhoneNumber}`
    } catch (error) {
      if (BAD_CODE.has(Number((error as { errCode?: unknown }).errCode))) throw new DomainError('PHONE_CODE_INVALID')
      throw error
    }
  },
  async isTextAllowed(openid, text) {
    const { result } = await openapi().security.msgSecCheck({ version: 2, openid, scene: 1, content: text })
    return result?.suggest === 'pass'
  },
  async download(fileId) {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as unknown as { fileContent: Buffer }
    return fileContent
  },
  async removeFile(fileId) {
    await cloud.deleteFile({ fileList: [fileId] })
  },
}
