@echo off
rem Runs certenroll4j with the Java in the folder runtime beside this file, or else with the first Java 8 or later that is
rem found, as certenroll4j.exe does: in JAVA_HOME, on the PATH, in the registry. The jar is beside this file, as in the zip, or
rem in target, as in a clone.
setlocal EnableExtensions DisableDelayedExpansion
call :here
set "JAR=%HERE%certenroll4j-cli.jar"
if not exist "%JAR%" set "JAR=%HERE%..\target\certenroll4j-cli.jar"
if not exist "%JAR%" goto nojar
set "JAVA="
set "OLD="

set "BIN=%HERE%runtime\bin"
call :use
if defined JAVA goto run
if not defined JAVA_HOME goto path
set "BIN=%JAVA_HOME:"=%\bin"
call :use
if defined JAVA goto run

:path
if not defined PATH goto registry
set "REST=%PATH:"=%"
:folder
if not defined REST goto registry
set "BIN="
for /f "eol=| tokens=1* delims=;" %%A in ("%REST%") do (
    set "BIN=%%A"
    set "REST=%%B"
)
if not defined BIN goto registry
call :use
if defined JAVA goto run
goto folder

:registry
for %%V in (SOFTWARE SOFTWARE\Wow6432Node) do for %%K in (JDK JRE "Java Development Kit" "Java Runtime Environment") do (
    set "KEY=HKLM\%%V\JavaSoft\%%~K"
    if not defined JAVA call :registered
)
if defined JAVA goto run
goto nojava

:run
"%JAVA%" -jar "%JAR%" %*
set "CODE=%ERRORLEVEL%"
if "%~1"=="" call :stay
exit /b %CODE%

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

rem Takes java.exe in BIN as the Java, if it is one that can be used. Its version is in a file beside the folder bin; where
rem there is none, it is asked, which takes as long as a start of it. There the name of the folder is put in by the cmd that
rem asks: here, brackets and & in it would end the line.
:use
if not exist "%BIN%\java.exe" exit /b
set "VERSION="
if exist "%BIN%\..\release" for /f "usebackq tokens=1,2 delims==" %%A in ("%BIN%\..\release") do if "%%A"=="JAVA_VERSION" set VERSION=%%B
if not defined VERSION for /f "tokens=1-3" %%A in ('""%%BIN%%\java.exe" -version 2>&1"') do if "%%B"=="version" set VERSION=%%C
if not defined VERSION exit /b
set "VERSION=%VERSION:"=%"
set "MAJOR="
for /f "tokens=1,2 delims=._-+" %%A in ("%VERSION%") do (
    set "MAJOR=%%A"
    if "%%A"=="1" set "MAJOR=%%B"
)
for %%N in (1 2 3 4 5 6 7) do if "%MAJOR%"=="%%N" goto old
set "JAVA=%BIN%\java.exe"
exit /b

:old
set "OLD=%BIN%"
exit /b

rem The Java that the registry calls current under KEY.
:registered
set "CURRENT="
for /f "tokens=2*" %%A in ('%SystemRoot%\System32\reg.exe query "%KEY%" /v CurrentVersion 2^>nul') do if "%%A"=="REG_SZ" set "CURRENT=%%B"
if not defined CURRENT exit /b
set "BIN="
for /f "tokens=2*" %%A in ('%SystemRoot%\System32\reg.exe query "%KEY%\%CURRENT%" /v JavaHome 2^>nul') do if "%%A"=="REG_SZ" set "BIN=%%B\bin"
if defined BIN call :use
exit /b

:nojar
echo certenroll4j: no "%JAR%"; build it with: mvn package 1>&2
if "%~1"=="" call :stay
exit /b 5

:nojava
echo certenroll4j: there is no Java 8 or later in JAVA_HOME, on the PATH or in the registry; install one, for instance from https://adoptium.net, or set JAVA_HOME to its folder; or take the zip of certenroll4j that has a Java in it 1>&2
if defined OLD echo certenroll4j: the Java in "%OLD%" is too old 1>&2
if "%~1"=="" call :stay
exit /b 5
