"""Law as data: one file a jurisdiction, every fact with its source, how sure we are, and the day it was checked."""
