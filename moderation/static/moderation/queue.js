// The live list.
