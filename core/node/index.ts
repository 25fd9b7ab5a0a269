export { nativeDigests } from "./native-digests.ts"
