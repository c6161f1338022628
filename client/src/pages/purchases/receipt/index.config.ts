import { pullDown } from '../../pull-down'

export default definePageConfig({ navigationBarTitleText: '小票', ...pullDown })
