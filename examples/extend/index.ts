import * as pulumi from "@pulumi/pulumi";
import { createProvider, loadConfig, nextSteps } from "vipkit/program";
import { UploadService } from "./upload-service";

const config = loadConfig();
const bucketName = new pulumi.Config().require("bucket");
const cluster = { ...config.cluster, limits: config.limits };
const service = new UploadService(cluster.name, { cluster, bucketName }, { provider: createProvider(config) });

export const { url, nodeGroups } = service.cluster.summary;
export const bucket = service.bucketName;
export const next = nextSteps(config, service.cluster.summary);
