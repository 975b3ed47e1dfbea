import { judgePrograms } from "./odd/judge-programs";
import { resources } from "./odd/resources";
import { values } from "./odd/values";

judgePrograms("a program with values:", values);
judgePrograms("a program with resources:", resources);
