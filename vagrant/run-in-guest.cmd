@echo off
rem Runs the kit in the machine: run-in-guest.cmd USER PASSWORD JAVA TESTS. Called over WinRM, by native_tests.rb.
rem Such a session may not use the user's keys (its password is not known to Windows), so a task that has the
rem password does the work; this waits for it. No PowerShell: Vista has none.
rem Exit code: that of the kit's run.cmd; 4 if it could not be run, did not start or did not end.
setlocal EnableExtensions DisableDelayedExpansion
if not defined CERTENROLL4J_SHARE set "CERTENROLL4J_SHARE=\\vboxsvr\certenroll4j"
if not defined CERTENROLL4J_SECONDS set "CERTENROLL4J_SECONDS=1800"
set "SHARE=%CERTENROLL4J_SHARE%"
set "HERE=%SystemDrive%\certenroll4j native tests"
set "REPORTS=%HERE%\reports %~3"

if not exist "%SHARE%\kit\run.cmd" goto noshare
rem What an earlier run left must not answer for this one.
for %%F in ("%HERE%\kit" "%HERE%\java\%~3" "%REPORTS%") do if exist %%F rmdir /s /q %%F
xcopy /e /i /q /y "%SHARE%\kit" "%HERE%\kit" >nul
if errorlevel 1 exit /b 4
xcopy /e /i /q /y "%SHARE%\java\%~3" "%HERE%\java\%~3" >nul
if errorlevel 1 exit /b 4
mkdir "%REPORTS%"

rem The code is written under another name first: the file that is waited for is never there and empty.
> "%HERE%\task.cmd" echo @echo off
>>"%HERE%\task.cmd" echo echo started^> "%REPORTS%\started.txt"
>>"%HERE%\task.cmd" echo set CERTENROLL4J_NATIVE_TESTS=allow
>>"%HERE%\task.cmd" echo set "JAVA_HOME=%HERE%\java\%~3"
>>"%HERE%\task.cmd" echo call "%HERE%\kit\run.cmd" "%REPORTS%" "%~4" ^> "%REPORTS%\output.txt" 2^>^&1
>>"%HERE%\task.cmd" echo ^>"%REPORTS%\code.part" echo %%ERRORLEVEL%%
>>"%HERE%\task.cmd" echo ren "%REPORTS%\code.part" exit-code.txt

schtasks /create /f /tn certenroll4j /xml "%SHARE%\task.xml" /ru "%~1" /rp "%~2" >nul
if errorlevel 1 exit /b 4
schtasks /run /tn certenroll4j >nul
if errorlevel 1 exit /b 4
rem Half an hour; ping waits a second where no console is, timeout does not.
for /l %%I in (1,1,%CERTENROLL4J_SECONDS%) do if not exist "%REPORTS%\exit-code.txt" ping -n 2 127.0.0.1 >nul
if not exist "%REPORTS%\exit-code.txt" schtasks /query /v /fo list /tn certenroll4j
schtasks /end /tn certenroll4j >nul 2>&1
schtasks /delete /f /tn certenroll4j >nul 2>&1
xcopy /e /i /q /y "%REPORTS%" "%SHARE%\reports\%~3" >nul
if errorlevel 1 exit /b 4
if not exist "%REPORTS%\started.txt" goto notstarted
if not exist "%REPORTS%\exit-code.txt" goto hangs
set "CODE="
set /p CODE=<"%REPORTS%\exit-code.txt"
if not defined CODE exit /b 4
exit /b %CODE%

:noshare
echo The shared folder %SHARE% is not there: are the Guest Additions running, and was the machine started by Vagrant?
exit /b 4

:notstarted
echo The task that runs the tests did not start; above is what Windows says of it.
exit /b 4

:hangs
echo The tests did not end in time; output.txt among the reports shows how far they came.
exit /b 4
