import { nouns } from '../../cloudfunctions/nouns'
import type { Personal } from '../../cloudfunctions/platform/noun/personal'
import { readRepositoryFile, repositoryFiles } from '../repository-files'

interface Interface {
  /** What stands in the phone's source where it is used. */
  uses: RegExp
  /** As WeChat's guideline names it. */
  title: string
  purpose: string
}

/** What WeChat counts as personal information or asks a purpose for, by how the phone asks for it. */
const INTERFACES: readonly Interface[] = [
  { uses: /getPhoneNumber/, title: '手机号', purpose: '会员自己点按钮提供，用于找回会员、合并收银台的资料' },
  { uses: /chooseAvatar/, title: '头像', purpose: '会员自己选，显示在会员自己的页面' },
  { uses: /type=['"{]*nickname/, title: '昵称', purpose: '会员自己填，店员接待时称呼' },
  { uses: /scanCode/, title: '摄像头', purpose: '扫会员码、券码、登录码；只在点“扫码”时用' },
  { uses: /saveImageToPhotosAlbum/, title: '相册（仅写入）', purpose: '把海报、小程序码存到手机' },
  { uses: /setClipboardData/, title: '剪切板（仅写入）', purpose: '复制会员号、编号' },
  { uses: /getClipboardData/, title: '剪切板（读取）', purpose: '粘贴编号' },
  {
    uses: /getLocation|getFuzzyLocation/,
    title: '位置（模糊）',
    purpose: '会员点“按距离排”时用一次，只在手机上算，不上传、不保存；没有打开这个功能的店不填',
  },
  { uses: /chooseMedia|chooseImage/, title: '照片', purpose: '会员自己选的图片' },
  { uses: /getDeviceInfo|getSystemInfo/, title: '设备信息', purpose: '适配屏幕和字号；同意浏览记录以后才随记录保存' },
  { uses: /onUserCaptureScreen/, title: '截屏事件', purpose: '会员码被截屏时换一个新的' },
]

/** The interfaces that the phone's source really uses, as rows. */
export function privacyInterfaces(): string[][] {
  const sources = repositoryFiles()
    .filter((file) => /^client\/src\/.*(?<!\.test)\.tsx?$/.test(file))
    .map(readRepositoryFile)
  return INTERFACES.filter(({ uses }) => sources.some((source) => uses.test(source))).map(({ title, purpose }) => [
    title,
    purpose,
  ])
}

const ENDS: Record<Personal['onClosing'], string> = {
  removed: '删除',
  bare: '账目留着，连不到人；能认出人的清空',
  outlasts: '留到保存期满',
}

/** What the nouns keep about a person, each title once, with its term and what becomes of it when the membership ends. */
export function privacyKept(): string[][] {
  const personal = nouns.flatMap(({ collections = {} }) =>
    Object.values(collections).flatMap(({ person }) => person ?? []),
  )
  const rows = personal.map(({ shown, term, onClosing }) => [
    shown.title,
    term ? `${term.days} 天` : '会员期间',
    ENDS[onClosing],
    'hidden' in shown ? `不显示：${shown.hidden}` : '在手机上看得到',
  ])
  return [...new Map(rows.map((row) => [row.join(), row])).values()]
}
