import type { Program } from "../fixture";

/** Machines the old way, volumes, images, and the network around them. */
export const machines: Program = {
  oldTemplate: {
    type: "aws:ec2/launchConfiguration:LaunchConfiguration",
    inputs: {
      imageId: "ami-1",
      instanceType: "m7g.large",
      iamInstanceProfile: "nodes",
      associatePublicIpAddress: false,
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true },
      userData: "#!/bin/sh\nstart\n",
    },
  },
  spotFleet: {
    type: "aws:ec2/spotFleetRequest:SpotFleetRequest",
    inputs: {
      launchSpecifications: [{ ami: "ami-1", instanceType: "m7g.large", rootBlockDevices: [{ encrypted: true }] }],
    },
  },
  told: {
    type: "aws:autoscaling/notification:Notification",
    inputs: {
      groupNames: ["$nodes"],
      topicArn: "$topic",
      notifications: ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map(
        (event) => `autoscaling:EC2_INSTANCE_${event}`,
      ),
    },
  },
  byRequests: {
    type: "aws:autoscaling/policy:Policy",
    inputs: {
      autoscalingGroupName: "$nodes",
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: "app/shop/0123456789abcdef/targetgroup/blue/0123456789abcdef",
        },
        targetValue: 500,
      },
    },
  },
  volume: {
    type: "aws:ebs/volume:Volume",
    inputs: { availabilityZone: "eu-west-1a", size: 10, encrypted: true, kmsKeyId: "$key", tags: { backup: "daily" } },
  },
  snapshotCopy: {
    type: "aws:ebs/snapshotCopy:SnapshotCopy",
    inputs: { sourceRegion: "eu-west-1", sourceSnapshotId: "snap-1", encrypted: true, kmsKeyId: "$key" },
  },
  image: {
    type: "aws:ec2/ami:Ami",
    inputs: {
      ebsBlockDevices: [
        { deviceName: "/dev/xvda", snapshotId: "snap-1" },
        { deviceName: "/dev/xvdb", encrypted: true },
      ],
    },
  },
  imageCopy: {
    type: "aws:ec2/amiCopy:AmiCopy",
    inputs: { sourceAmiId: "ami-1", sourceAmiRegion: "eu-west-1", encrypted: true, kmsKeyId: "$key" },
  },
  imagePermission: {
    type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
    inputs: { imageId: "$image", accountId: "123456789012" },
  },
  volumeDefault: { type: "aws:ebs/encryptionByDefault:EncryptionByDefault", inputs: { enabled: true } },
  snapshotBlock: {
    type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    inputs: { state: "block-all-sharing" },
  },
  card: { type: "aws:ec2/networkInterface:NetworkInterface", inputs: { subnetId: "$subnetA" } },
  elasticIp: { type: "aws:ec2/eip:Eip", inputs: { domain: "vpc" } },
  natGateway: {
    type: "aws:ec2/natGateway:NatGateway",
    inputs: { subnetId: "$subnetA", allocationId: "$elasticIp" },
  },
  internetGateway: { type: "aws:ec2/internetGateway:InternetGateway", inputs: { vpcId: "$vpc" } },
  routeTable: {
    type: "aws:ec2/routeTable:RouteTable",
    inputs: { vpcId: "$vpc", routes: [{ cidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" }] },
  },
  wayOut: {
    type: "aws:ec2/route:Route",
    inputs: { routeTableId: "$routeTable", destinationCidrBlock: "0.0.0.0/0", natGatewayId: "$natGateway" },
  },
  peer: {
    type: "aws:ec2/route:Route",
    inputs: { routeTableId: "$routeTable", destinationCidrBlock: "10.8.0.0/16", vpcPeeringConnectionId: "pcx-1" },
  },
  transitGateway: {
    type: "aws:ec2transitgateway/transitGateway:TransitGateway",
    inputs: { autoAcceptSharedAttachments: "disable" },
  },
  endpointService: {
    type: "aws:ec2/vpcEndpointService:VpcEndpointService",
    inputs: { acceptanceRequired: true, networkLoadBalancerArns: ["arn"] },
  },
};
