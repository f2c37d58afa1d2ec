@echo off
rem A test CA with an enrollment site, to live the article in Internet Explorer: lab.cmd [--port 8080] [--bind 127.0.0.1]
rem [--folder DIR]. Its keys are in the folder lab beside this file. Ctrl+C ends it. Exit code 5: there is no Java, or the
rem port is taken.
setlocal EnableExtensions DisableDelayedExpansion
call :here
set "JAVA="
if defined JAVA_HOME set "JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not defined JAVA_HOME for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA goto nojava
if not exist "%JAVA%" goto nojava
"%JAVA%" -cp "%HERE%tests.jar;%HERE%certenroll4j-cli.jar;%HERE%lib\*" io.github.certenroll4j.lab.Lab --folder "%HERE%lab" %*
set "CODE=%ERRORLEVEL%"
call :stay
exit /b %CODE%

:nojava
echo There is no Java in JAVA_HOME or on the PATH. Unpack or install a Java 8 or later and set JAVA_HOME to its folder. 1>&2
call :stay
exit /b 5

rem The folder of this file. Outside a called label it is the current one when cmd found the file through the PATH.
:here
set "HERE=%~dp0"
exit /b

rem The window of a double click, which Explorer gives a command line that ends so, shows what was said. Wine has no such name.
:stay
if not defined CMDCMDLINE exit /b
set "LINE=%CMDCMDLINE:"='%"
if "%LINE:~-3%"=="' '" pause
exit /b
