import { Command } from "commander";
export const downCommand = () => new Command("down");
