import { pullDown } from '../../pull-down'

export default definePageConfig({ navigationBarTitleText: '兑换记录', ...pullDown })
