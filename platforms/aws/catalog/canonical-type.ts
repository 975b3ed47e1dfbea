/** Former and second modules of the same resources. Source: the aliases of @pulumi/aws 7.48.0; a test reads them. */
const modules: Readonly<Record<string, string>> = {
  "aws:alb": "aws:lb",
  "aws:applicationloadbalancing": "aws:lb",
  "aws:elasticloadbalancing": "aws:elb",
  "aws:elasticloadbalancingv2": "aws:lb",
};

/** Resources whose name has changed. Source: as above. */
const renamed: Readonly<Record<string, string>> = {
  "aws:chime/voiceConnectorOrganization:VoiceConnectorOrganization":
    "aws:chime/voiceConnectorOrigination:VoiceConnectorOrigination",
  "aws:directoryservice/conditionalForwader:ConditionalForwader":
    "aws:directoryservice/conditionalForwarder:ConditionalForwarder",
  "aws:directoryservice/logService:LogService": "aws:directoryservice/logSubscription:LogSubscription",
  "aws:ec2/encryptionControl:EncryptionControl": "aws:ec2/vpcEncryptionControl:VpcEncryptionControl",
  "aws:ec2/transitGatewayPeeringAttachmentAccepter:TransitGatewayPeeringAttachmentAccepter":
    "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
  "aws:lambda/microvmsImage:MicrovmsImage": "aws:lambdamicrovms/image:Image",
  "aws:s3/BucketObject:BucketObject": "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:ses/confgurationSet:ConfgurationSet": "aws:ses/configurationSet:ConfigurationSet",
  "aws:workspaces/webBrowserSettings:WebBrowserSettings": "aws:workspacesweb/browserSettings:BrowserSettings",
  "aws:workspaces/webNetworkSettings:WebNetworkSettings": "aws:workspacesweb/networkSettings:NetworkSettings",
  "aws:workspaces/webUserSettings:WebUserSettings": "aws:workspacesweb/userSettings:UserSettings",
};

/**
 * The one name of a resource type or data source, whichever of the SDK's tokens the program uses: `aws:alb/listener:Listener` and
 * `aws:lb/listener:Listener` are the same resource, as are the `V2` names that S3's types had in version 6.
 */
export function canonicalType(token: string): string {
  if (!token.startsWith("aws:")) return token;
  const [module = "", rest] = token.split("/", 2);
  if (rest === undefined) return token;
  const name = module === "aws:s3" ? rest.replaceAll("V2", "") : rest;
  const canonical = `${modules[module] ?? module}/${name}`;
  return renamed[canonical] ?? canonical;
}
