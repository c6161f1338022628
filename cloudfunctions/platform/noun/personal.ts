/** What a collection has to do with the people behind memberships. */
export interface Personal {
  /** Fields with the id of the member whose record it is: dotted, through lists, or as one part of a longer text. */
  of: readonly string[]
  /** Fields that name a member whose record it is not: the clerk of a purchase, the other side of an invitation. */
  names?: { fields: readonly string[]; hidden: Hidden }
  /** What the member is shown of it. */
  shown: Shown | Hidden
  /**
   * What is left of it when the membership has been closed.
   * - `removed`: nothing
   * - `bare`: it stays under a member id that leads to nobody any more; what tells a person in it is emptied
   * - `outlasts`: it is about the person, and stays for its term
   */
  onClosing: 'removed' | 'bare' | 'outlasts'
  /** The job that removes records of this age, whatever becomes of the membership. */
  term?: { days: number; job: string }
}

/** A section of the member's stored record; the noun that makes it names it in `shows`. */
export interface Shown {
  as: string
  /** Simplified Chinese, for the member. */
  title: string
}

/** Simplified Chinese, for the member: what is kept, and why it is not shown. */
export interface Hidden {
  title: string
  hidden: string
}

/** Who served, looked or changed something: the shop's own record of its work. */
export const SHOP_WORK: Hidden = {
  title: '门店经手和查阅记录',
  hidden: '谁在什么时候经手、查看或更改，是门店的工作记录，用来对账和追责，只给有权限的人看',
}

/** Marks by which the system finishes what was interrupted. */
export const UPKEEP: Hidden = {
  title: '系统运行记录',
  hidden: '只有编号和进度，用来补做中断的操作、核对账目，没有个人资料',
}

/** By what false invitations are recognized. */
export const AGAINST_CHEATING: Hidden = {
  title: '邀请核对记录',
  hidden: '用来识别虚假邀请，也涉及其他会员，公开会被利用。核对结果看“邀请记录”；设备和网络的摘要最多保存 180 天',
}

/** By what accounts that are no customers are recognized. */
export const AGAINST_MADE_UP_VISITS: Hidden = {
  title: '来访核对记录',
  hidden:
    '用来识别一个人的许多账号和自动领券的程序，公开会被利用。券和积分在核对时，会写明最晚哪天可用；最多保存 180 天',
}
