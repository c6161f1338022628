import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Right } from '#shared/kernel/rights'
import type { IconName } from '../ui/Icon'
import { type DeskPerson, holdsWhole } from './places'

export interface Screen {
  path: string
  title: string
  icon: IconName
  /** `g` followed by this letter opens the screen. */
  key: string
  /**
   * Without one of these rights, at any level and for any store, the screen is missing from the navigation; the server
   * checks anyway.
   */
  rights: readonly Right[]
  /** It knows no stores, so that the right has to be for the whole shop. */
  isOfWholeShop?: boolean
  /** Whether the navigation draws a line above it. */
  beginsGroup?: boolean
  Page: LazyExoticComponent<ComponentType>
}

/** The screens in the order of the navigation. Each is loaded when it is opened. */
export const SCREENS: readonly Screen[] = [
  {
    path: 'today',
    title: '今天',
    icon: 'home',
    key: 't',
    rights: ['reports'],
    Page: lazy(() => import('../front/today/TodayPage')),
  },
  {
    path: 'approvals',
    title: '待审批',
    icon: 'check',
    key: 'a',
    rights: ['rules', 'coupons', 'money', 'exports'],
    Page: lazy(() => import('../people/approval/ApprovalsPage')),
  },
  {
    path: 'members',
    title: '会员',
    icon: 'me',
    key: 'm',
    rights: ['members'],
    beginsGroup: true,
    Page: lazy(() => import('../people/member/MembersPage')),
  },
  {
    path: 'segments',
    title: '分群与标签',
    icon: 'segment',
    key: 's',
    rights: ['segments'],
    Page: lazy(() => import('../insight/segment/SegmentsPage')),
  },
  {
    path: 'feedback',
    title: '会员意见',
    icon: 'message',
    key: 'v',
    rights: ['members', 'reports'],
    Page: lazy(() => import('../reach/feedback/FeedbackPage')),
  },
  {
    path: 'follow-ups',
    title: '跟进',
    icon: 'clock',
    key: 'u',
    rights: ['members', 'reports'],
    Page: lazy(() => import('../reach/follow-up/FollowUpsPage')),
  },
  {
    path: 'journeys',
    title: '旅程',
    icon: 'journey',
    key: 'l',
    rights: ['rules'],
    Page: lazy(() => import('../reach/journey/JourneysPage')),
  },
  {
    path: 'messages',
    title: '微信提醒',
    icon: 'bell',
    key: 'w',
    rights: ['reports'],
    isOfWholeShop: true,
    Page: lazy(() => import('../reach/message/MessagesPage')),
  },
  {
    path: 'coupons',
    title: '券',
    icon: 'coupon',
    key: 'c',
    rights: ['coupons'],
    beginsGroup: true,
    Page: lazy(() => import('../loyalty/coupon/CouponsPage')),
  },
  {
    path: 'points-shop',
    title: '积分商城',
    icon: 'bag',
    key: 'j',
    rights: ['coupons'],
    Page: lazy(() => import('../loyalty/points-shop/PointsShopPage')),
  },
  {
    path: 'goods',
    title: '商品',
    icon: 'tag',
    key: 'k',
    rights: ['goods'],
    Page: lazy(() => import('../goods/product/ProductsPage')),
  },
  {
    path: 'channels',
    title: '渠道与入口',
    icon: 'code',
    key: 'q',
    rights: ['growth'],
    Page: lazy(() => import('../growth/entrance/ChannelsPage')),
  },
  {
    path: 'occasions',
    title: '活动',
    icon: 'calendar',
    key: 'o',
    rights: ['growth'],
    Page: lazy(() => import('../reach/booking/OccasionsPage')),
  },
  {
    path: 'articles',
    title: '看茶',
    icon: 'book',
    key: 'n',
    rights: ['growth'],
    Page: lazy(() => import('../reach/article/ArticlesPage')),
  },
  {
    path: 'rules',
    title: '规则',
    icon: 'steps',
    key: 'r',
    rights: ['rules'],
    beginsGroup: true,
    Page: lazy(() => import('../base/settings/RulesPage')),
  },
  {
    path: 'reports',
    title: '报表',
    icon: 'chart',
    key: 'b',
    rights: ['reports'],
    Page: lazy(() => import('../insight/report/ReportsPage')),
  },
  {
    path: 'experiments',
    title: '实验',
    icon: 'search',
    key: 'x',
    rights: ['rules'],
    Page: lazy(() => import('../insight/experiment/ExperimentsPage')),
  },
  {
    path: 'data',
    title: '数据',
    icon: 'table',
    key: 'e',
    rights: ['money', 'exports'],
    Page: lazy(() => import('../front/export/DataPage')),
  },
  {
    path: 'privacy',
    title: '隐私',
    icon: 'lock',
    key: 'p',
    rights: ['personal'],
    Page: lazy(() => import('../front/privacy/PrivacyPage')),
  },
  {
    path: 'time',
    title: '时间机器',
    icon: 'clock',
    key: 'y',
    rights: ['members'],
    Page: lazy(() => import('../front/time-machine/TimePage')),
  },
  {
    path: 'stores',
    title: '门店与店员',
    icon: 'store',
    key: 'd',
    rights: ['staff'],
    beginsGroup: true,
    Page: lazy(() => import('../people/staff/StoresPage')),
  },
  {
    path: 'health',
    title: '审计与健康',
    icon: 'shield',
    key: 'h',
    rights: ['upkeep'],
    Page: lazy(() => import('../front/audit-log/HealthPage')),
  },
]

/** The screens for a person with these rights; null while the person is not known yet. */
export function openScreens(person: DeskPerson | null): readonly Screen[] {
  if (!person || person.isOwner) return SCREENS
  return SCREENS.filter(({ rights, isOfWholeShop = false }) =>
    isOfWholeShop
      ? rights.some((right) => holdsWhole(right, person))
      : person.grants.some(({ right }) => rights.includes(right)),
  )
}
