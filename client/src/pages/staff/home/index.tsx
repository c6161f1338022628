import { Text, View } from '@tarojs/components'

export default function StaffHomePage() {
  return (
    <View>
      <Text>店员工作台</Text>
    </View>
  )
}
