import type { ThemeConfig } from 'antd'
import { theme } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { brand } from '../../../client/src/brand/brand'
import { darkOf, type Palette } from './colors'

const light: Palette = brand.colors
const dark = darkOf(light)
export const TIER_PALETTES = brand.tiers

export const paletteOf = (isDark: boolean): Palette => (isDark ? dark : light)

/** Light or dark, as the system is set or as chosen here. */
export type ThemeChoice = 'system' | 'light' | 'dark'
const KEPT = 'changlai-desk-theme'
const listeners = new Set<() => void>()
const system = matchMedia('(prefers-color-scheme: dark)')
system.addEventListener('change', () => tell())

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEPT, choice)
  tell()
}

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEPT)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function useDark(): boolean {
  const isDark = useSyncExternalStore(subscribe, () => {
    const choice = themeChoice()
    return choice === 'system' ? system.matches : choice === 'dark'
  })
  useEffect(() => paint(paletteOf(isDark), isDark), [isDark])
  return isDark
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The component kit does not color the page's background. */
function paint(palette: Palette, isDark: boolean): void {
  const { style } = document.documentElement
  for (const [name, color] of Object.entries(palette)) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, color)
  }
  style.colorScheme = isDark ? 'dark' : 'light'
}

export function themeOf(isDark: boolean): ThemeConfig {
  const palette = paletteOf(isDark)
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      colorLink: palette.accent,
      colorTextLightSolid: palette.onAccent,
      colorText: palette.ink,
      colorTextDescription: palette.inkSoft,
      colorTextSecondary: palette.inkSoft,
      colorTextPlaceholder: palette.inkSoft,
      colorError: palette.danger,
      colorWarning: palette.warmInk,
      colorSuccess: palette.accent,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBgLayout: palette.ground,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      borderRadius: 10,
      controlHeight: 36,
      fontSize: 14,
      motion: false,
      fontFamily: "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif",
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Table: {
        headerBg: 'transparent',
        headerSplitColor: 'transparent',
        rowHoverBg: palette.fill,
        cellPaddingBlock: 10,
      },
      Select: { optionSelectedBg: palette.fill },
      Segmented: { trackBg: palette.fill, itemSelectedBg: palette.surface },
      Tabs: { horizontalItemPadding: '8px 0' },
      Modal: { titleFontSize: 18 },
    },
  }
}
