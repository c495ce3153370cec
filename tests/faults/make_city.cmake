# A fresh demo city for the faults to copy.
file(REMOVE_RECURSE "${CITY}")
execute_process(COMMAND "${PROGRAM}" demo --data "${CITY}" COMMAND_ERROR_IS_FATAL ANY)
