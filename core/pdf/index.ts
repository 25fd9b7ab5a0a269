export { readCertificate, type ReportCertificate } from "./certificate.ts"
export { parseReportFile } from "./read-report.ts"
export { type ReportSigner } from "./signature.ts"
export { writeReportPdf, type ReportPdf } from "./write.ts"
