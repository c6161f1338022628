import { SCENE_TEXT } from '#shared/growth/entrance/entrance'
import { invariant } from '#shared/kernel/invariant'
import { partsOf } from '#shared/kernel/parts'
import { msgidOf } from '#shared/reach/message/msgid'
import { askWeChat, WeChatError } from './ask-wechat'
import { DomainError } from './domain-error'
import { addressIn, type FileAnswer, requireRemoved } from './file-answers'
import type { Logger } from './logger'
import cloud, { uploadMetadataOf } from './sdk'

/** The platform's services beside the database. */
export interface CloudServices {
  /** Exchanges the code of the phone button. @throws DomainError PHONE_CODE_INVALID when it is used up or too old. */
  phoneNumberOf(code: string): Promise<string>
  /**
   * Whether WeChat's text check passes what somebody wrote who was here within the last two hours; false also for "review
   * by a person".
   */
  isTextAllowed(openid: string, text: string, of?: keyof typeof TEXT_SCENES): Promise<boolean>
  /**
   * Gives a picture to WeChat's check, by an address that WeChat can open; answers the name of the check, whose outcome is pushed
   * within half an hour. For somebody who was here within the last two hours.
   */
  checkPicture(openid: string, url: string): Promise<string>
  /**
   * WeChat’s risk rank for accounts that may be hunting rewards, 0 to 4. Only for somebody who is here now or was
   * within the last two hours. Null if WeChat does not say.
   */
  riskRankOf(visitor: { openid: string; appid: string; clientIp: string }): Promise<number | null>
  /**
   * The picture of a mini-program code that opens home with this `scene`. It never runs out, and it works before the
   * first version is published. @throws DomainError CODE_PICTURE_NOT_MADE
   */
  codePicture(scene: string): Promise<Buffer>
  /**
   * Sends a subscribe message, once: whatever goes wrong, this is never asked again. `errCode` is WeChat's number, 0 when
   * it has taken the message, −1 when nobody knows.
   */
  sendMessage(message: OutgoingMessage): Promise<{ errCode: number; msgid: string | null }>
  /** Puts a file into cloud storage, over an older one of the same path; answers its id. */
  upload(path: string, content: Buffer): Promise<string>
  /** Where a file of this path may be put, once, by whoever holds the address and its headers, within minutes. */
  uploadAddressOf(path: string): Promise<UploadAddress>
  /** The bytes of a file in cloud storage. */
  download(fileId: string): Promise<Buffer>
  /**
   * An address for each of these files, which opens it for anybody until the address expires; null for a file that is
   * not there. Not to be stored.
   */
  addressesOf(fileIds: readonly string[], seconds: number): Promise<(string | null)[]>
  /** Removes a file from cloud storage, or finds it gone. */
  removeFile(fileId: string): Promise<void>
}

export interface OutgoingMessage {
  openid: string
  templateId: string
  /** Without a slash before it; of the published version. */
  page: string
  /** By the template's own names of its fields. */
  values: Readonly<Record<string, string>>
}

/** A PUT of the bytes with these headers stores the file. */
export interface UploadAddress {
  fileId: string
  url: string
  headers: Record<string, string>
}

interface OpenApi {
  riskControl: {
    getUserRiskRank(input: {
      appid: string
      openid: string
      scene: 0 | 1
      clientIp: string
    }): Promise<{ riskRank?: number }>
  }
  subscribeMessage: {
    send(input: {
      touser: string
      templateId: string
      page: string
      miniprogramState: 'formal'
      lang: 'zh_CN'
      data: Record<string, { value: string }>
    }): Promise<{ errCode?: number; msgid?: unknown }>
  }
  wxacode: {
    getUnlimited(input: {
      scene: string
      page: string
      checkPath: boolean
      envVersion: 'release'
      width: number
    }): Promise<{ contentType?: string; buffer?: Buffer }>
  }
  phonenumber: {
    getPhoneNumber(input: { code: string }): Promise<{ phoneInfo: { purePhoneNumber: string; countryCode: string } }>
  }
  security: {
    msgSecCheck(input: {
      version: 2
      openid: string
      scene: 1 | 2
      content: string
    }): Promise<{ result?: { suggest?: string } }>
    mediaCheckAsync(input: {
      version: 2
      openid: string
      scene: 2
      mediaType: 2
      mediaUrl: string
    }): Promise<{ traceId?: string }>
  }
}

const openapi = () => (cloud as unknown as { openapi: OpenApi }).openapi

/** What a text is, as WeChat's check numbers it. */
const TEXT_SCENES = { profile: 1, comment: 2 } as const
const CODE_WIDTH = 430
const ADDRESSES_PER_CALL = 50

// 40029: code invalid or used; 40163: used twice.
const BAD_CODE = new Set([40029, 40163])

/** For one request: what WeChat refuses goes to its log. */
export function openCloudServices(log: Logger): CloudServices {
  const ask = <T>(api: string, sent: Record<string, unknown>, call: () => Promise<T>) =>
    askWeChat(log, { api, sent, call })
  return {
    async phoneNumberOf(code) {
      try {
        const { phoneInfo } = await ask('phonenumber.getPhoneNumber', { code }, () =>
          openapi().phonenumber.getPhoneNumber({ code }),
        )
        return `+${phoneInfo.countryCode}${phoneInfo.purePhoneNumber}`
      } catch (error) {
        if (error instanceof WeChatError && BAD_CODE.has(error.errCode)) throw new DomainError('PHONE_CODE_INVALID')
        throw error
      }
    },
    async isTextAllowed(openid, text, of = 'profile') {
      const { result } = await ask('security.msgSecCheck', { openid, text }, () =>
        openapi().security.msgSecCheck({ version: 2, openid, scene: TEXT_SCENES[of], content: text }),
      )
      return result?.suggest === 'pass'
    },
    async checkPicture(openid, url) {
      const { traceId } = await ask('security.mediaCheckAsync', { openid, url }, () =>
        openapi().security.mediaCheckAsync({ version: 2, openid, scene: 2, mediaType: 2, mediaUrl: url }),
      )
      if (!traceId) throw new WeChatError('security.mediaCheckAsync', 0)
      return traceId
    },
    async riskRankOf(visitor) {
      // Scene 1: cheating in promotions.
      const { riskRank } = await ask('riskControl.getUserRiskRank', visitor, () =>
        openapi().riskControl.getUserRiskRank({ ...visitor, scene: 1 }),
      )
      return typeof riskRank === 'number' ? riskRank : null
    },
    async codePicture(scene) {
      invariant(SCENE_TEXT.test(scene), 'a scene holds 1 to 32 of the characters that WeChat allows')
      const page = { page: 'pages/home/index', checkPath: false, envVersion: 'release', width: CODE_WIDTH } as const
      try {
        const { buffer } = await ask('wxacode.getUnlimited', { scene }, () =>
          openapi().wxacode.getUnlimited({ scene, ...page }),
        )
        if (buffer && buffer.length > 0) return buffer
      } catch (error) {
        // For example a quota of WeChat's; the caller can ask again.
        throw new DomainError('CODE_PICTURE_NOT_MADE', { errCode: errCodeOf(error) })
      }
      throw new DomainError('CODE_PICTURE_NOT_MADE')
    },
    async sendMessage({ openid, templateId, page, values }) {
      const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]))
      const message = { touser: openid, templateId, page, miniprogramState: 'formal', lang: 'zh_CN', data } as const
      try {
        const { msgid } = await ask('subscribeMessage.send', { openid, ...values }, () =>
          openapi().subscribeMessage.send(message),
        )
        return { errCode: 0, msgid: msgidOf(msgid) }
      } catch (error) {
        return { errCode: errCodeOf(error) || -1, msgid: null }
      }
    },
    async upload(path, content) {
      const { fileID } = (await ask('storage.upload', { path }, () =>
        cloud.uploadFile({ cloudPath: path, fileContent: content }),
      )) as unknown as { fileID: string }
      return fileID
    },
    async uploadAddressOf(path) {
      const { data } = await ask('storage.uploadAddress', { path }, () => uploadMetadataOf(path))
      const { url, token, authorization, fileId, cosFileId } = data
      const headers = {
        signature: authorization,
        authorization,
        'x-cos-security-token': token,
        'x-cos-meta-fileid': cosFileId,
        key: encodeURIComponent(path),
      }
      return { fileId, url, headers }
    },
    async download(fileId) {
      const { fileContent } = (await ask('storage.download', { fileId }, () =>
        cloud.downloadFile({ fileID: fileId }),
      )) as unknown as { fileContent: Buffer }
      return fileContent
    },
    async addressesOf(fileIds, seconds) {
      const urls: (string | null)[] = []
      for (const part of partsOf(fileIds, ADDRESSES_PER_CALL)) {
        const fileList = part.map((fileID) => ({ fileID, maxAge: seconds }))
        const found = await ask('storage.addresses', { fileIds: fileList.length }, async () => {
          // Typed as for phones, where it may take callbacks.
          const answer: unknown = await cloud.getTempFileURL({ fileList })
          const { fileList: answers } = answer as { fileList: FileAnswer[] }
          return part.map((fileId) => addressIn(answers, fileId))
        })
        urls.push(...found)
      }
      return urls
    },
    async removeFile(fileId) {
      await ask('storage.remove', { fileId }, async () => {
        // Typed as for phones, where it may take callbacks.
        const answer: unknown = await cloud.deleteFile({ fileList: [fileId] })
        requireRemoved((answer as { fileList: FileAnswer[] }).fileList, fileId)
      })
    },
  }
}

function errCodeOf(error: unknown): number {
  if (error instanceof WeChatError) return error.errCode
  return error instanceof DomainError ? Number(error.details?.errCode) || 0 : 0
}
