import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { paletteOf, useDark } from '../frame/theme'
import type { ChartProps } from './Chart'

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

export default function DrawnChart({ label, categories, values, unit }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const { ink, inkSoft, line, accent, surface } = paletteOf(useDark())
  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current, null, { renderer: 'svg' })
    chart.current = drawn
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true, label: { description: label } },
      grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
      // The other way to draw a tooltip writes inline styles, which the page's content security policy forbids.
      tooltip: { renderMode: 'richText', backgroundColor: surface, borderColor: line, textStyle: { color: ink } },
      xAxis: {
        type: 'category',
        data: [...categories],
        axisLabel: { color: inkSoft },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: inkSoft },
        splitLine: { lineStyle: { color: line } },
      },
      series: [
        {
          type: 'bar',
          data: [...values],
          barMaxWidth: 48,
          itemStyle: { color: accent, borderRadius: [4, 4, 0, 0] },
          tooltip: { valueFormatter: (value: unknown) => `${value} ${unit}` },
        },
      ],
    })
  }, [label, categories, values, unit, ink, inkSoft, line, accent, surface])
  return <div className="chart" ref={place} />
}
