import { Tabbed } from '../../ui/Tabbed'
import { ProductFile } from './ProductFile'
import { ProductList } from './ProductList'

export default function ProductsPage() {
  return (
    <Tabbed
      base="/goods"
      title="商品"
      tabs={[
        { path: 'list', title: '商品目录', Tab: ProductList },
        { path: 'file', title: '用表格改', Tab: ProductFile },
      ]}
    />
  )
}
