import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '会员等级', ...pullDown, enableShareAppMessage: true })
