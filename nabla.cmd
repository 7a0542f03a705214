@echo off
rem Runs Nabla from a clone, and builds it first when there is no build or the sources are newer.
rem The same idea as the script `nabla`, kept simple. Exit codes of its own: 2 no Java, 3 build failed.
setlocal
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "NABLA_ROOT=%ROOT%"
set "TARGET=%ROOT%\grader\cli\target"
set "PROGRAM=%TARGET%\nabla"

rem ---- Java: JAVA_HOME first, then the PATH
set "JAVA_EXE="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_EXE for %%j in (java.exe) do set "JAVA_EXE=%%~$PATH:j"
if not defined JAVA_EXE (
    echo nabla: needs a JDK, version 17 or later: neither JAVA_HOME nor PATH leads to one. 1>&2
    exit /b 2
)

rem ---- Is anything newer than the stamp? The folders count, too: a deleted file makes its folder newer.
set "STATE=stale"
for /f %%s in ('powershell -NoProfile -ExecutionPolicy Bypass -Command "$root = $env:NABLA_ROOT; $stamp = Join-Path $root 'grader\cli\target\nabla\stamp'; if (-not (Test-Path $stamp)) { 'stale'; exit }; $time = (Get-Item $stamp).LastWriteTimeUtc; $text = (Get-Content -Raw (Join-Path $root 'pom.xml')) -replace '(?s)<profiles>.*', ''; $places = @('pom.xml', '.mvn', 'problems\schema', 'reports\schema'); foreach ($m in [regex]::Matches($text, '<module>(.*?)</module>')) { $module = $m.Groups[1].Value; $places += ($module + '\pom.xml'); $places += ($module + '\src\main') }; foreach ($p in $places) { $path = Join-Path $root $p; if (-not (Test-Path $path)) { continue }; if (@(@(Get-Item -Force $path) + @(Get-ChildItem -Recurse -Force $path) | Where-Object { $_.LastWriteTimeUtc -gt $time }).Count) { 'stale'; exit } }; 'fresh'"') do set "STATE=%%s"
if "%STATE%"=="fresh" goto run

rem ---- Build. Only this needs the compiler, so only here is Java looked at more closely.
set "MAJOR="
set "HOME_OF_JAVA="
for /f "tokens=1,* delims== " %%a in ('call "%JAVA_EXE%" -XshowSettings:properties -version 2^>^&1') do (
    if "%%a"=="java.specification.version" set "MAJOR=%%b"
    if "%%a"=="java.home" set "HOME_OF_JAVA=%%b"
)
if not defined MAJOR set "MAJOR=0"
if "%MAJOR:~0,2%"=="1." set "MAJOR=8"
if %MAJOR% LSS 17 (
    echo nabla: needs a JDK, version 17 or later: "%JAVA_EXE%" is older. 1>&2
    exit /b 2
)
if not exist "%HOME_OF_JAVA%\bin\javac.exe" (
    echo nabla: needs a JDK: "%JAVA_EXE%" is a Java runtime without the compiler, javac. 1>&2
    exit /b 2
)

echo nabla: building (first run, or the sources changed) ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"

rem mkdir succeeds for one of two that build at the same time; the other waits, at most five minutes.
set /a WAITED=0
:lock
mkdir "%TARGET%\nabla.lock" 2>nul && goto locked
set /a WAITED+=1
if %WAITED% GEQ 300 (
    echo nabla: another build does not end. If there is none, delete "%TARGET%\nabla.lock". 1>&2
    exit /b 3
)
ping -n 2 127.0.0.1 >nul
goto lock

:locked
rem The stamp is made before the build: what changes meanwhile is newer.
type nul > "%TARGET%\stamp.new"
set "JAVA_HOME=%HOME_OF_JAVA%"
pushd "%ROOT%"
call "%ROOT%\mvnw.cmd" -q -B -Dquick package > "%TARGET%\nabla-build.log" 2>&1 < nul
set "BUILD=%ERRORLEVEL%"
popd
if not "%BUILD%"=="0" (
    type "%TARGET%\nabla-build.log" 1>&2
    echo nabla: the build failed 1>&2
    del "%TARGET%\stamp.new"
    rmdir "%TARGET%\nabla.lock"
    exit /b 3
)
if exist "%PROGRAM%" rmdir /s /q "%PROGRAM%"
move "%TARGET%\quick\nabla" "%PROGRAM%" >nul
rem Last, so that a program that was moved only in part is never taken for a finished one.
move "%TARGET%\stamp.new" "%PROGRAM%\stamp" >nul
rmdir "%TARGET%\nabla.lock"

:run
"%JAVA_EXE%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dnabla.home=%ROOT%" -cp "%PROGRAM%\lib\*" org.nabla.cli.Main %*
exit /b %ERRORLEVEL%
