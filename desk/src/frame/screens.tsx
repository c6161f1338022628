import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { IconName } from '../ui/Icon'

export interface Screen {
  path: string
  title: string
  icon: IconName
  /** `g` and this letter open it. */
  key: string
  /** Whether a line stands above it in the navigation. */
  beginsGroup?: boolean
  Page: LazyExoticComponent<ComponentType>
}

/** What may be opened, in the order of the navigation. Each is loaded when it is opened. */
export const SCREENS: readonly Screen[] = [
  { path: 'today', title: '今天', icon: 'home', key: 't', Page: lazy(() => import('../insight/report/TodayPage')) },
  {
    path: 'members',
    title: '会员',
    icon: 'me',
    key: 'm',
    beginsGroup: true,
    Page: lazy(() => import('../people/member/MembersPage')),
  },
  {
    path: 'segments',
    title: '分群与标签',
    icon: 'segment',
    key: 's',
    Page: lazy(() => import('../insight/segment/SegmentsPage')),
  },
  {
    path: 'coupons',
    title: '券',
    icon: 'coupon',
    key: 'c',
    beginsGroup: true,
    Page: lazy(() => import('../loyalty/coupon/CouponsPage')),
  },
  {
    path: 'channels',
    title: '渠道与入口',
    icon: 'code',
    key: 'q',
    Page: lazy(() => import('../growth/entrance/ChannelsPage')),
  },
  {
    path: 'rules',
    title: '规则',
    icon: 'steps',
    key: 'r',
    beginsGroup: true,
    Page: lazy(() => import('../base/settings/RulesPage')),
  },
  {
    path: 'reports',
    title: '报表',
    icon: 'chart',
    key: 'b',
    Page: lazy(() => import('../insight/report/ReportsPage')),
  },
  {
    path: 'stores',
    title: '门店与店员',
    icon: 'store',
    key: 'd',
    beginsGroup: true,
    Page: lazy(() => import('../people/staff/StoresPage')),
  },
  { path: 'health', title: '审计与健康', icon: 'shield', key: 'h', Page: lazy(() => import('../base/job/HealthPage')) },
]
