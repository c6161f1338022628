// WeChat draws the tab bar by itself, from the colors in app.config.ts.
export {}
