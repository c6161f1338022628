import { pullDown } from '../../pull-down'

export default definePageConfig({ navigationBarTitleText: '取货码', ...pullDown })
