export { PupilsScreen } from './list/PupilsScreen';
export { PupilScreen } from './page/PupilScreen';
