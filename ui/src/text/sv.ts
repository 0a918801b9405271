// Every Swedish sentence of the window, one file a feature. Nothing else may hold one (layers.test.ts).
export * as common from './sv/common';
export * as errors from './sv/errors';
export * as frame from './sv/frame';
export * as setup from './sv/setup';
export * as unlock from './sv/unlock';
export * as today from './sv/today';
export * as concerns from './sv/concerns';
export * as settings from './sv/settings';
export * as imports from './sv/imports';
export * as registers from './sv/registers';
export * as pupils from './sv/pupils';
export * as chronology from './sv/chronology';
export * as receiver from './sv/receiver';
export * as reports from './sv/reports';
export * as sharing from './sv/sharing';
export * as log from './sv/log';
export * as copying from './sv/copying';
