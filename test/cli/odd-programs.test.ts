import { ends } from "./odd/ends";
import { judgePrograms } from "./odd/judge-programs";
import { shapes } from "./odd/shapes";

judgePrograms("a program that", ends, true);
judgePrograms("a program written as", shapes);
