export { barChart, decadeTicks, legend, linearTicks, lineChart, type Axis, type Bar, type Series } from './chart.ts'
export { both, escape, table } from './html-parts.ts'
export { STYLE } from './style.ts'
